import { difference } from '#platform/values/difference.ts'
import './difference.css'

/** Two versions of a text, line by line: what went is struck through, what came is underlined. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <div className="difference">
      {difference(before, after).map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <Line key={at} line={line} />
      ))}
    </div>
  )
}

function Line({ line }: { readonly line: ReturnType<typeof difference>[number] }) {
  if (line.what === 'same') return <p>{line.text}</p>
  return line.what === 'new' ? <ins>{line.text}</ins> : <del>{line.text}</del>
}
