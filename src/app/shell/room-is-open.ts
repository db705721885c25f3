import type { ScreenLine } from '../screen-line.ts'

/** The first page of a place: everything lies below it, and belongs to it no more than to any other. */
const firstPages = new Set(['/', '/staff', '/community'])

const holds = (room: string, path: string): boolean =>
  path === room || path.startsWith(firstPages.has(room) ? `${room}?` : `${room}/`)

/** Whether this room is the nearest one above the open address. */
export function roomIsOpen(line: ScreenLine, rooms: readonly ScreenLine[], path: string): boolean {
  if (!holds(line.path, path)) return false
  return !rooms.some((other) => other.path.length > line.path.length && holds(other.path, path))
}
