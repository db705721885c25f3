/** The way to the community's chat, which stands elsewhere: a link, where there is one. */
import { useWords } from '#app/words.ts'

export function Chat({ at }: { readonly at: string | null }) {
  const t = useWords()
  return at === null ? null : (
    <a href={at} rel="noopener">
      {t('site.chat')}
    </a>
  )
}
