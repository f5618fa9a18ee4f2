export function Aside() {
  return <aside class="aside" id="changes" />
}
