/** How public pages look: one column of calm reading, the menu beside it where there is room, by day, by night, on
 *  paper. Colours are those of `app/ui/tokens.css`. */
export const pageStyle = `:root{color-scheme:light dark;--paper:#fbf8f2;--surface:#fff;--ink:#23201b;--soft:#5e574c;--line:#e6dfd2;--edge:#857b6b;--leaf:#2f6b3a;--on:#fff;--tint:#eaf2ea;--sky:#1f5f8b;--honey:#fbf0dc;--gone:#fbebe7;--bad:#a3321f}
@media(prefers-color-scheme:dark){:root{--paper:#1b1916;--surface:#26231e;--ink:#f2ede4;--soft:#b8afa0;--line:#3a362f;--edge:#8c8375;--leaf:#8fcb96;--on:#1b1916;--tint:#26332a;--sky:#8cc3e8;--honey:#362d1b;--gone:#3b2621;--bad:#f0a08f}}
*{box-sizing:border-box}html{scroll-padding-top:16px}body{margin:0;background:var(--paper);color:var(--ink);font:18px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;-webkit-text-size-adjust:100%}
a{color:var(--sky);text-underline-offset:3px}:focus-visible{outline:3px solid var(--sky);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-9999px}.skip:focus{left:16px;top:8px;padding:12px;background:var(--surface);z-index:1}
header,.page,footer,.menu{max-width:1080px;margin-inline:auto;padding-inline:16px}
header{display:flex;flex-wrap:wrap;gap:4px 24px;justify-content:space-between;align-items:center;padding-block:12px}
.name{margin:0;font-size:20px;font-weight:700}.name a{display:inline-block;padding:8px 0;color:var(--leaf);text-decoration:none}
.languages{display:flex;flex-wrap:wrap;gap:0 16px;font-size:16px}.languages a,.languages b{padding:10px 0}
nav ul{margin:0;padding:0;list-style:none}nav li a{display:block;padding:10px 12px;border-radius:8px;color:var(--ink);text-decoration:none}
nav li a:hover{background:var(--tint)}nav a[aria-current]{background:var(--tint);color:var(--leaf);font-weight:600}
.menu{padding-block:0 8px}summary{min-height:48px;padding:10px 16px;border:1px solid var(--edge);border-radius:8px;background:var(--surface);font-weight:600;cursor:pointer}
.beside{display:none}.alone{max-width:720px;margin-inline:auto;padding-inline:16px}.name{color:var(--leaf)}main{min-width:0;padding-block:8px 32px}
h1{margin:8px 0 16px;font-size:30px;line-height:1.2;overflow-wrap:anywhere;text-wrap:balance}h2{margin:32px 0 8px;font-size:22px;line-height:1.3;overflow-wrap:anywhere}h3{margin:24px 0 4px;font-size:18px}
main p,main ul,main ol,main dl{max-width:68ch;margin:0 0 16px;overflow-wrap:anywhere}main li{margin:0 0 8px}
.soft{color:var(--soft);font-size:16px}.note{padding:10px 14px;border-radius:8px;background:var(--honey);font-size:16px}main .soft,main .note{max-width:76.5ch}
.lines{padding:0;list-style:none;max-width:68ch}.lines>li{margin:0;padding:14px 0;border-bottom:1px solid var(--line);display:grid;gap:2px}.lines a{font-weight:600}
.card{max-width:68ch;padding:16px;margin:0 0 16px;border:1px solid var(--line);border-radius:12px;background:var(--surface)}.card h2{margin-top:0}.card>:last-child{margin-bottom:0}.card>.lines:last-child>li:last-child{padding-bottom:0;border:0}
dl{display:grid;grid-template-columns:minmax(8em,auto) 1fr;gap:4px 16px}dt{color:var(--soft)}dd{margin:0}
table{width:100%;max-width:68ch;border-collapse:collapse;margin:0 0 16px}th{text-align:start;font-weight:400}td{text-align:end;font-variant-numeric:tabular-nums}th,td{padding:8px 0;border-bottom:1px solid var(--line)}
form{display:flex;flex-wrap:wrap;gap:8px;max-width:68ch;margin:0 0 16px;align-items:end}form label{flex:1 1 100%;font-weight:600}
textarea{width:100%}form[method=post]:has(>label~label)>:is(input,select),form:has(>.pick)>input{flex:1 1 100%}.pick{display:grid;flex:1 1 9em;gap:8px;min-width:0}
input,select,textarea,button{min-height:48px;padding:8px 12px;border:1px solid var(--edge);border-radius:8px;background:var(--surface);color:var(--ink);font:inherit;max-width:100%}
input{flex:1 1 14em;min-width:0}select{flex:0 1 14em}button{border-color:var(--leaf);background:var(--leaf);color:var(--on);font-weight:600;cursor:pointer}
ins{background:var(--tint);text-decoration:underline;text-decoration-thickness:2px}del{background:var(--gone)}
footer{padding-block:16px 32px;border-top:1px solid var(--line);color:var(--soft);font-size:16px}footer p{display:flex;flex-wrap:wrap;align-items:center;gap:0 20px;margin:0 0 8px}footer a{display:inline-block;padding:6px 0}
.cards{display:grid;gap:12px;padding:0;list-style:none}.cards .card{margin:0;overflow-wrap:anywhere}.card p{margin:4px 0}.words{white-space:pre-wrap}img,video{max-width:100%;height:auto;border-radius:8px}
.go{display:inline-block;min-height:48px;padding:12px 16px;border-radius:8px;background:var(--leaf);color:var(--on);font-weight:600;text-decoration:none}
.alone form{display:grid;max-width:420px}.alone dl{grid-template-columns:1fr}.alone dt{color:var(--ink);font-weight:600}.alone dd{margin:0 0 8px;overflow-wrap:anywhere;white-space:pre-wrap}
[aria-invalid]{border-width:2px;border-color:var(--bad)}.again{max-width:68ch;margin:0 0 16px;padding:12px 16px;border:2px solid var(--bad);border-radius:8px;background:var(--gone)}.again p{margin:0 0 4px;font-weight:600}.again ul{margin:0;padding-inline-start:20px}.again li{margin:0}
fieldset{flex:1 1 100%;margin:0;padding:0;border:0}fieldset label{display:flex;gap:12px;align-items:start;min-height:48px;padding-block:9px;font-weight:400}fieldset input{flex:none;min-height:24px;width:24px;height:24px;margin:3px 0}form>label:not(:first-of-type),form>fieldset,form>button{margin-top:8px}legend{font-weight:600;padding:0}
@media(min-width:860px){.menu{display:none}.page{display:grid;grid-template-columns:216px 1fr;gap:32px}.beside{display:block;padding-block:16px}h1{font-size:36px}}
@media print{.skip,.languages,.menu,.beside,form,footer{display:none}.page{display:block}body{background:#fff;color:#000;font-size:12pt}h2,h3{break-after:avoid}.card,.lines>li{break-inside:avoid}}`
