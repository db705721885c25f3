/** The theme of the product: only the tokens of `tokens.css`, in Mantine's terms. */
import { createTheme, type VariantColorsResolver } from '@mantine/core'

type Tone = 'leaf' | 'honey' | 'tomato' | 'sky'
const tones: readonly string[] = ['leaf', 'honey', 'tomato', 'sky'] satisfies readonly Tone[]

/** Every variant in our own colours: filled for the main act, quiet ones for the rest. */
const inTokens: VariantColorsResolver = ({ color, variant }) => {
  const tone = tones.includes(color ?? '') ? color : 'leaf'
  if (variant === 'filled') {
    const label = tone === 'tomato' ? 'var(--on-tomato)' : 'var(--on-leaf)'
    const hover = tone === 'leaf' ? 'var(--leaf-strong)' : `color-mix(in srgb, var(--${tone}) 88%, var(--ink))`
    return { background: `var(--${tone})`, hover, color: label, border: '1px solid transparent' }
  }
  if (variant === 'default') {
    return { background: 'var(--surface)', hover: 'var(--quiet)', color: 'var(--ink)', border: '1px solid var(--edge)' }
  }
  if (variant === 'light') {
    return {
      background: `var(--${tone}-tint)`,
      hover: 'var(--quiet)',
      color: `var(--${tone})`,
      border: '1px solid transparent',
    }
  }
  const border = variant === 'outline' ? `1px solid var(--${tone})` : '1px solid transparent'
  return { background: 'transparent', hover: `var(--${tone}-tint)`, color: `var(--${tone})`, border }
}

const ten = (color: string) => [color, color, color, color, color, color, color, color, color, color] as const

export const theme = createTheme({
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, "Liberation Mono", monospace',
  colors: { leaf: ten('#2F6B3A'), honey: ten('#8A5A00'), tomato: ten('#A8321F'), sky: ten('#1F5F8B') },
  primaryColor: 'leaf',
  primaryShade: 6,
  variantColorResolver: inTokens,
  defaultRadius: 8,
  radius: { xs: '4px', sm: '8px', md: '8px', lg: '8px', xl: '8px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  fontSizes: { xs: '14px', sm: '16px', md: '16px', lg: '20px', xl: '28px' },
  headings: { sizes: { h1: { fontSize: '28px' }, h2: { fontSize: '20px' }, h3: { fontSize: '16px' } } },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
})
