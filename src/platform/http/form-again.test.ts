import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formAgain } from './form-again.ts'

const page = `<h1>Ask</h1><form method="get"><input name="q" value="x"></form>
<form method="post">
<label for="name">Your <i>name</i></label><input id="name" name="name" type="text" required>
<label for="text">Why</label><textarea id="text" name="text" rows="4"></textarea>
<select name="size"><option value="s" selected>S</option><option value="m">M</option></select>
<label><input type="checkbox" name="a" value="on" checked> A</label><label><input type="checkbox" name="b" value="on"> B</label>
<input type="radio" name="age" value="adult"><input type="radio" name="age" value="minor">
<input type="hidden" name="language" value="fr"><button>Send</button>
</form>`

const again = (entered: Readonly<Record<string, string>>, field: string | null = null) =>
  formAgain(page, { entered, heading: 'Look again', troubles: [{ field, says: 'Please fill this in.' }] })

test('a form that was refused keeps what was entered: words, choices and ticks', () => {
  const html = again({ name: 'Ada', text: 'One\nTwo', size: 'm', b: 'on', age: 'minor' })
  assert.match(html, /name="name" type="text" required value="Ada">/)
  assert.match(html, /<textarea id="text" name="text" rows="4">\nOne\nTwo<\/textarea>/)
  assert.match(html, /<option value="s">S<\/option><option value="m" selected>/)
  assert.match(html, /name="a" value="on">/)
  assert.match(html, /name="b" value="on" checked>/)
  assert.match(html, /value="adult"><input type="radio" name="age" value="minor" checked>/)
  assert.match(html, /type="hidden" name="language" value="fr">/)
})

test('what was entered stays text, whatever it holds', () => {
  const html = again({ name: '"><script>x</script>', text: '</textarea><b>$1 $&', size: '"' })
  assert.doesNotMatch(html, /<script>/)
  assert.match(html, /&lt;\/textarea&gt;&lt;b&gt;\$1 \$&amp;<\/textarea>/)
  assert.doesNotMatch(html, /selected/)
})

test('each trouble stands above the form with the label of its field, and the field is marked', () => {
  const html = again({}, 'name')
  assert.match(
    html,
    /<div role="alert" class="again"><p>Look again<\/p><ul><li><b>Your name<\/b> – Please fill this in\.<\/li><\/ul><\/div>\n<form method="post">/,
  )
  assert.match(html, /value="" aria-invalid="true">/)
})

test('a form that looks for something is left alone', () => {
  assert.match(again({ q: 'y' }), /<form method="get"><input name="q" value="x"><\/form>/)
})

test('where the form is gone meanwhile, the page says why', () => {
  const trouble = { field: null, says: 'It is closed.' }
  const html = formAgain('<h1>Proposal</h1><p>Text</p>', { entered: {}, heading: 'Look', troubles: [trouble] })
  assert.equal(
    html,
    '<h1>Proposal</h1>\n<div role="alert" class="again"><p>Look</p><ul><li>It is closed.</li></ul></div>\n<p>Text</p>',
  )
})
