/** How far an arrangement is, as a colour. */
const waiting = ['open', 'offered', 'draft']
const settled = ['done', 'filled', 'validated']

export const toneOf = (state: string) => (waiting.includes(state) ? 'news' : settled.includes(state) ? 'fine' : 'quiet')
