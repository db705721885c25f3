import { Fragment } from 'react'
import { withLinks } from '../rules/light-text.ts'

/** Words as somebody wrote them, their addresses as links. */
export const LinkedWords = ({ of: words }: { readonly of: string }) =>
  withLinks(words).map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
    <Fragment key={at}>
      {piece.kind === 'link' ? (
        <a href={piece.href} rel="noreferrer">
          {piece.text}
        </a>
      ) : (
        piece.text
      )}
    </Fragment>
  ))
