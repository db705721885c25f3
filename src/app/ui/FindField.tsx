import { useAddress } from '../address.ts'

/** Finds among what the page shows already; the word stands in the address (`q`). */
export function FindField({ label }: { readonly label: string }) {
  const address = useAddress()
  return (
    <input
      type="search"
      className="find-field"
      value={address.get('q') ?? ''}
      aria-label={label}
      placeholder={label}
      onChange={(event) => address.set({ q: event.target.value || null }, { replace: true })}
    />
  )
}
