import type { ScreenLine } from '../screen-line.ts'

const holds = (room: string, path: string): boolean =>
  path === room || path.startsWith(room === '/' ? '/?' : `${room}/`)

/** Whether this room is the nearest one above the open address. */
export function roomIsOpen(line: ScreenLine, rooms: readonly ScreenLine[], path: string): boolean {
  if (!holds(line.path, path)) return false
  return !rooms.some((other) => other.path.length > line.path.length && holds(other.path, path))
}
