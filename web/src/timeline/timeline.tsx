export function Timeline() {
  return <section class="time" />
}
