export const strip = {
  title: 'Along the road',
  note: 'In road order, not to scale.',
  unordered: 'Order not known',
  border: 'border',
  unknown: 'unknown',
  contested: 'contested',
  rough: '± {length}',
}
