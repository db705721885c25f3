/** How the map of the co-ops looks. */
export const mapStyle = `.map{display:block;width:100%;max-height:80vh;margin:0 0 16px;border:1px solid var(--line);border-radius:12px;background:var(--tint)}
.border{fill:var(--surface);stroke:var(--edge);stroke-width:1.5;stroke-linejoin:round}.dot circle{fill:var(--leaf);stroke:var(--surface);stroke-width:2}.dot text{fill:var(--on);font:600 13px system-ui,sans-serif;text-anchor:middle}
.stage-idea circle,.stage-groups circle{fill:var(--soft)}.stage-lab circle{fill:var(--sky)}.stage-idea text,.stage-groups text,.stage-lab text{fill:var(--paper)}
.number{display:inline-block;min-width:28px;padding:2px 6px;border-radius:14px;background:var(--leaf);color:var(--on);font-size:14px;font-weight:600;text-align:center}.number.stage-idea,.number.stage-groups{background:var(--soft);color:var(--paper)}.number.stage-lab{background:var(--sky);color:var(--paper)}`
