import { type InWholeLanguages, inLanguage, type PerLanguage } from '#platform/values/languages.ts'
import { browserLanguage } from '../session.ts'

interface Said {
  readonly says: string
  readonly again: string
}

/** The only words that cannot come from the server. */
const words: PerLanguage<Said> = {
  en: { says: 'The server cannot be reached. Nothing is lost.', again: 'Try again' },
  fr: { says: 'Le serveur ne répond pas. Rien n’est perdu.', again: 'Réessayer' },
  nl: { says: 'De server is niet bereikbaar. Er is niets verloren.', again: 'Opnieuw proberen' },
  de: { says: 'Der Server ist nicht erreichbar. Nichts ist verloren.', again: 'Erneut versuchen' },
  es: { says: 'No se puede contactar con el servidor. No se ha perdido nada.', again: 'Volver a intentarlo' },
} satisfies InWholeLanguages<Said>

/** Drawn when the very first request fails. */
export function NoServer({ again }: { readonly again: () => void }) {
  const said = inLanguage(words, browserLanguage())
  return (
    <main className="outcome">
      <h1>{said.says}</h1>
      <button type="button" className="plain-button" onClick={again}>
        {said.again}
      </button>
    </main>
  )
}
