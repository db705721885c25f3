import { Fragment } from 'react'
import { piecesOf } from '../rules/place.ts'

/** A path in the code, whose line breaks between its folders. */
export const PathWords = ({ of: place }: { readonly of: string }) => (
  <code>
    {piecesOf(place).map((piece, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces never move
      <Fragment key={at}>
        {piece}
        <wbr />
      </Fragment>
    ))}
  </code>
)
