/** The logo of the demo's organic quality: a leaf in a ring, drawn for it. */
export const organicLogo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">
<circle cx="50" cy="50" r="46" fill="#fff" stroke="#2f6b3a" stroke-width="8"/>
<path d="M24 66C22 38 42 22 78 22C80 56 62 76 34 72C38 58 48 46 60 40C46 42 34 52 24 66z" fill="#2f6b3a"/>
</svg>`
