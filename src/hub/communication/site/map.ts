/** Where co-ops stand on the map, and its picture. */
import { html, raw } from 'hono/html'
import type { ParticipantRow } from '#hub/organisations/public.ts'
import { apart, borderLines, frameAround, pointIn, sizeOf } from '../rules/map-drawing.ts'
import { whereIs } from '../rules/towns.ts'
import type { PlaceRow } from '../store/site.ts'

const onMap = new Set(['observer', 'active', 'paused'])

export interface Placed {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly lifeStage: string | null
  readonly city: string | null
  readonly country: string
  readonly website: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly by: 'hand' | 'town' | 'nobody'
}

/** Those who take part today: where an editor placed them, else where their town is. */
export function placed(all: readonly ParticipantRow[], hand: readonly PlaceRow[]): Placed[] {
  const byHand = new Map(hand.map((one) => [one.participant, one]))
  return all
    .filter(({ state }) => onMap.has(state))
    .map(({ id, name, kind, lifeStage, city, country, website }) => {
      const shown = { id, name, kind, lifeStage, city, country, website }
      const own = byHand.get(id)
      if (own) return { ...shown, latitude: own.latitude, longitude: own.longitude, by: 'hand' }
      const town = whereIs(city)
      return { ...shown, latitude: town?.[0] ?? null, longitude: town?.[1] ?? null, by: town ? 'town' : 'nobody' }
    })
}

const gap = 26

export interface MapPoint extends Placed {
  readonly number: number
}

/** A picture of our own: borders, and a numbered point for each co-op. Its list beside it says the rest. */
export function mapPicture(points: readonly MapPoint[], label: string) {
  const there = points.flatMap(({ latitude, longitude, ...one }) =>
    latitude === null || longitude === null ? [] : [{ ...one, latitude, longitude }],
  )
  if (there.length === 0) return ''
  const frame = frameAround(there)
  const { width, height } = sizeOf(frame)
  const dots = apart(
    there.map((one) => ({
      ...pointIn(frame, one),
      number: one.number,
      name: one.name,
      stage: one.lifeStage ?? 'none',
    })),
    gap,
  )
  return html`<svg class="map" viewBox="${-gap} ${-gap} ${width + 2 * gap} ${height + 2 * gap}" role="img" aria-label="${label}">
${raw(
  borderLines(frame)
    .map((line) => `<path class="border" d="${line}"/>`)
    .join(''),
)}
${dots.map(
  (dot) =>
    html`<g class="dot stage-${dot.stage}"><title>${dot.name}</title><circle cx="${dot.x}" cy="${dot.y}" r="12"/><text x="${dot.x}" y="${dot.y + 5}">${dot.number}</text></g>`,
)}</svg>`
}
