/** How to reach somebody of an exchange: by mail or phone, as far as one may see it. */
import { Icon } from '#app/ui/Icon.tsx'
import { useWords } from '#app/words.ts'
import type { ReplyOf } from '#platform/route.ts'
import type { readExchange } from '../contract-story.ts'

export type Story = ReplyOf<typeof readExchange>

interface Reachable {
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
}

export function Reach({ person: { name, email, phone } }: { readonly person: Reachable }) {
  const t = useWords()
  return (
    <span className="story-reach">
      {email ? (
        <a href={`mailto:${email}`} aria-label={t('exchanges.story.write_to', { who: name, email })}>
          <Icon name="mail" size={20} /> {email}
        </a>
      ) : null}
      {phone ? (
        <a href={`tel:${phone}`} aria-label={t('exchanges.story.phone', { who: name, phone })}>
          <Icon name="device" size={20} /> {phone}
        </a>
      ) : null}
    </span>
  )
}
