/** One place on a shelf: made or changed. */
import { NumberField, TextField } from '#app/ui/fields.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import { createPlace, editPlace, type readWalk } from '../contract-place.ts'
import { placeText } from '../rules/place.ts'
import { ThingSheet } from './ThingSheet.tsx'

export type Place = ReplyOf<typeof readWalk>['places'][number]

type Values = {
  readonly zone: string
  readonly aisle: string
  readonly rack: string
  readonly shelf: string
  readonly position: string
  readonly facing: string
}

const send = ({ facing, ...values }: Values) => ({ ...values, facing: Number(facing) || 1 })

export function PlaceSheet({ place }: { readonly place?: Place }) {
  const t = useWords()
  const start: Values = {
    zone: place?.zone ?? '',
    aisle: place?.aisle ?? '',
    rack: place?.rack ?? '',
    shelf: place?.shelf ?? '',
    position: place?.position ?? '',
    facing: String(place?.facing ?? 1),
  }
  return (
    <ThingSheet<Values, typeof createPlace, typeof editPlace>
      thing={place ? placeText(place) : null}
      words={t(place ? 'catalogue.edit_place' : 'catalogue.new_place')}
      start={start}
      make={createPlace}
      edit={editPlace}
      sendNew={send}
      sendChange={(values) => ({ ...send(values), place: place?.place ?? '', version: place?.version ?? 0 })}
    >
      <TextField name="zone" label={t('catalogue.place.zone')} hint={t('catalogue.place.zone_hint')} />
      {(['aisle', 'rack', 'shelf', 'position'] as const).map((part) => (
        <TextField key={part} name={part} label={t(`catalogue.place.${part}`)} optional />
      ))}
      <NumberField name="facing" label={t('catalogue.place.facing')} hint={t('catalogue.place.facing_hint')} />
    </ThingSheet>
  )
}
