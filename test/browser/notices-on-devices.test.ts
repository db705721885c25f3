/** Notices on a device: the page where one chooses, and what the service worker makes of a message. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { demoApp, noBrowser } from '../app.ts'
import { axe, look, told, tooWide } from '../eyes.ts'

const skip = noBrowser

async function seen(page: Page, name: string): Promise<void> {
  await page.evaluate(axe)
  assert.equal(told([...(await look(page, name, 'phone', false)), ...(await tooWide(page, name))]), '')
}

/** Subjects are closed until somebody opens them; the first choice in one is for all of it. */
const openFirst = (page: Page) => page.locator('summary').first().press('Enter')

test('a browser that may not show notices says so, and each kind still has its way by mail', { skip }, async () => {
  const { page } = await (await demoApp()).visit('amina', { phone: true, language: 'en' })
  // the question of the browser answered with no, as a person did once
  await page.addInitScript(() => Object.defineProperty(Notification, 'permission', { get: () => 'denied' }))
  await page.goto('/notices')
  await page.getByText('This browser does not let us show notices.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Show notices on this device' }).count(), 0)
  await openFirst(page)
  const [choice] = await page.getByRole('combobox').all()
  assert.ok(choice)
  assert.deepEqual(
    (await page.getByRole('combobox').locator('option').allTextContents()).filter((text) => /device/.test(text)),
    [],
  )
  await page.getByRole('heading', { level: 2, name: 'Notices on my devices' }).waitFor()
  assert.ok((await page.locator('details').count()) > 3)
  await seen(page, 'notices denied')
})

test('a browser that knows no push says where else it works', { skip }, async () => {
  const { page } = await (await demoApp()).visit('amina', { phone: true, language: 'en' })
  await page.addInitScript(() => Reflect.deleteProperty(window, 'PushManager'))
  await page.goto('/notices')
  await page.getByText('This browser cannot show notices of websites.').waitFor()
  await seen(page, 'notices unknown')
})

test('devices are listed, tried and switched off, and notices can be sent to them', { skip }, async () => {
  const { page, context } = await (await demoApp()).visit('amina', { phone: true, language: 'en' })
  await page.goto('/notices')
  await page.getByRole('heading', { name: 'Notices on my devices' }).waitFor()
  const p256dh = 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM'
  const device = {
    name: 'Firefox · Android',
    endpoint: 'https://push.invalid/amina',
    keys: { p256dh, auth: 'tBHItJI5svbpez7KI4CCXg' },
  }
  const added = await context.request.post('/api/v1/push-devices', { data: device })
  assert.ok(added.ok(), await added.text())
  await page.reload()
  await page.getByText('Firefox · Android').waitFor()
  await openFirst(page)
  const [choice] = await page.getByRole('combobox').filter({ hasText: 'not at all' }).all()
  await choice?.selectOption('push')
  await page.getByText('Kept.').first().waitFor()
  await page.reload()
  await page.getByText('Firefox · Android').waitFor()
  await openFirst(page)
  assert.equal(await page.getByRole('combobox').filter({ hasText: 'not at all' }).first().inputValue(), 'push')
  await seen(page, 'notices with a device')
  await page.getByRole('button', { name: 'Switch off notices on Firefox · Android' }).click()
  await page.getByText('Firefox · Android shows no more notices.').first().waitFor()
  await page.getByRole('button', { name: 'Switch off notices on Firefox · Android' }).waitFor({ state: 'detached' })
})

test('a message becomes a notification, and its press opens the page in the shop it speaks of', { skip }, async () => {
  const app = await demoApp({ whole: true })
  const { page, context } = await app.visit('ines', { language: 'en' })
  await context.grantPermissions(['notifications'], { origin: app.address })
  // of a shop and of the community: one of the two is not where pages open by themselves
  const me = (await (await context.request.get('/api/v1/me')).json()) as {
    organisations: { id: string; name: string }[]
  }
  assert.equal(me.organisations.length, 2)
  const [target] = me.organisations
  assert.ok(target)
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const devtools = await context.newCDPSession(page)
  const registered = new Promise<string>((done) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations
      if (first) done(first.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  const line = { title: target.name, body: 'Reminder', href: `/notices?in=${target.id}`, language: 'en', tag: '1' }
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: app.address,
    registrationId: await registered,
    data: JSON.stringify(line),
  })
  interface Scope {
    readonly registration: ServiceWorkerRegistration
    readonly clients: { openWindow: (address: string) => Promise<unknown> }
    dispatchEvent(event: Event): boolean
  }
  const shown = async () =>
    worker.evaluate(async () => {
      const { registration } = globalThis as unknown as Scope
      return (await registration.getNotifications()).map(({ title, body, lang, tag }) => ({ title, body, lang, tag }))
    })
  for (let wait = 0; wait < 200 && (await shown()).length === 0; wait += 1)
    await new Promise((done) => setTimeout(done, 50))
  assert.deepEqual(await shown(), [{ title: target.name, body: 'Reminder', lang: 'en', tag: '1' }])
  // A browser opens windows for presses of a hand only; where this one would lead is what counts.
  const leads = await worker.evaluate(async () => {
    const scope = globalThis as unknown as Scope
    const opened = new Promise<string>((done) => {
      scope.clients.openWindow = async (address) => done(address)
    })
    const [notification] = await scope.registration.getNotifications()
    const press = globalThis as unknown as {
      NotificationEvent: new (name: string, more: { notification: Notification | undefined }) => Event
    }
    scope.dispatchEvent(new press.NotificationEvent('notificationclick', { notification }))
    return opened
  })
  assert.equal(leads, `${app.address}${line.href}`)
  assert.deepEqual(await shown(), [])
  for (const { id, name } of me.organisations) {
    const next = await context.newPage()
    await next.goto(leads.replace(target.id, id))
    await next.waitForURL(`${app.address}/notices`)
    await next.locator('.top-name').filter({ hasText: name }).waitFor()
    await next.getByText(`Choose which mails ${name} sends you`).waitFor()
  }
})

test('a browser whose push service renews its address stays the device it was', { skip }, async () => {
  const app = await demoApp()
  const { page, context } = await app.visit('bram', { language: 'en' })
  const p256dh = 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM'
  const keys = { p256dh, auth: 'tBHItJI5svbpez7KI4CCXg' }
  const old = { endpoint: 'https://push.invalid/bram-old', keys }
  const next = { endpoint: 'https://push.invalid/bram-next', keys: { p256dh, auth: 'AAHItJI5svbpez7KI4CCXg' } }
  const added = await context.request.post('/api/v1/push-devices', { data: { name: 'Phone', ...old } })
  assert.ok(added.ok(), await added.text())
  await page.goto('/')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'))
  const marks = async () => {
    const listed = await (await context.request.get('/api/v1/push-devices')).json()
    return (listed as { devices: { mark: string }[] }).devices.map(({ mark }) => mark)
  }
  const before = await marks()
  // No push service answers here: what the browser would say of itself is said for it.
  await worker.evaluate(
    ([was, is]) => {
      const scope = globalThis as unknown as { registration: object; dispatchEvent(event: Event): boolean }
      const spoken = (subscription: unknown) => ({ options: {}, toJSON: () => subscription })
      Object.defineProperty(scope.registration, 'pushManager', {
        value: { getSubscription: async () => spoken(is) },
      })
      const Lasting = (globalThis as unknown as { ExtendableEvent: typeof Event }).ExtendableEvent
      const change = Object.assign(new Lasting('pushsubscriptionchange'), { oldSubscription: spoken(was) })
      scope.dispatchEvent(change)
    },
    [old, next],
  )
  for (let wait = 0; wait < 200 && (await marks())[0] === before[0]; wait += 1)
    await new Promise((done) => setTimeout(done, 50))
  assert.deepEqual(await marks(), [createHash('sha256').update(next.endpoint).digest('hex')])
})
