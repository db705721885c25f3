import type { SeatPartProps } from '../parts.ts'
import { Empty } from '../ui/Empty.tsx'
import { useWords } from '../words.ts'
import { partsOf } from './gathered.ts'

export function GatheredParts({ of: page }: { readonly of: 'home' | 'today' }) {
  const t = useWords()
  const parts = partsOf(page)
  if (parts.length === 0) return <Empty says={t(`app.nothing.${page}`)} />
  return (
    <div className={`parts ${page}`}>
      {parts.map(({ Part }, place) => (
        <Part key={String(place)} />
      ))}
    </div>
  )
}

/** What other modules have waiting for those one acts for. */
export const CommunityParts = () => (
  <>
    {partsOf('community').map(({ Part }, place) => (
      <Part key={String(place)} />
    ))}
  </>
)

/** What other modules know of the money behind a need. */
export const NeedParts = (of: {
  readonly need: string
  readonly estimate: string | null
  readonly round: string | null
}) => (
  <>
    {partsOf('need').map(({ Part }, place) => (
      <Part key={String(place)} {...of} />
    ))}
  </>
)

/** What other modules know of this person, for the file. */
export const PersonParts = ({ contact }: { readonly contact: string }) => (
  <>
    {partsOf('person').map(({ Part }, place) => (
      <Part key={String(place)} contact={contact} />
    ))}
  </>
)

/** What other modules offer beside the own seat on a shift. */
export const SeatParts = (seat: SeatPartProps) => (
  <>
    {partsOf('seat').map(({ Part }, place) => (
      <Part key={String(place)} {...seat} />
    ))}
  </>
)

/** What other modules offer above the open shifts. */
export const OpenShiftsParts = () => (
  <>
    {partsOf('openShifts').map(({ Part }, place) => (
      <Part key={String(place)} />
    ))}
  </>
)

/** What other modules offer beside the list of one's own shifts. */
export const AroundShiftsParts = () => (
  <>
    {partsOf('aroundShifts').map(({ Part }, place) => (
      <Part key={String(place)} />
    ))}
  </>
)

/** What other modules offer beside booking this shift. */
export const OpenShiftParts = ({ shift }: { readonly shift: string }) => (
  <>
    {partsOf('openShift').map(({ Part }, place) => (
      <Part key={String(place)} shift={shift} />
    ))}
  </>
)
