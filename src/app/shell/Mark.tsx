/** The mark: a leaf in a basket. */
export const Mark = ({ size = 28 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flex: 'none' }}>
    <path d="M16 17C9 15 8.500 8 16 2.500 23.500 8 23 15 16 17z" fill="var(--leaf)" />
    <path d="M16 17V8" stroke="var(--surface)" strokeWidth="1.500" strokeLinecap="round" />
    <path d="M3 15h26l-3.400 13.200a2 2 0 0 1-1.900 1.500H8.300a2 2 0 0 1-1.900-1.500z" fill="var(--ink)" />
    <path d="M11 19.500v6M16 19.500v6M21 19.500v6" stroke="var(--surface)" strokeWidth="1.800" strokeLinecap="round" />
  </svg>
)
