/** How fast the playhead may move by itself, in days a second. */
export const SPEEDS = [10, 30, 90] as const
