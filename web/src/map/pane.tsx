export function MapPane() {
  return <div class="map-pane" />
}
