export const places = {
  title: 'Place',
}
