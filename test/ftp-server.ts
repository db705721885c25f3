/** An FTP server for tests: real sockets, files in memory, and nothing of the client of the program. */
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { after } from 'node:test'

export interface FtpServer {
  readonly address: string
  /** Files by their path, in the order they became whole. */
  readonly files: Map<string, string>
  /** Everything that was asked, in order. */
  readonly asked: string[]
  /** So many transfers from now on break in the middle. */
  breakNext(times: number): void
}

export interface FtpAccess {
  readonly user: string
  readonly password: string
  readonly folder: string
}

const listening = (server: Server): Promise<number> =>
  new Promise((ready) => server.listen(0, '127.0.0.1', () => ready((server.address() as AddressInfo).port)))

export async function ftpServer(access: FtpAccess): Promise<FtpServer> {
  const files = new Map<string, string>()
  const asked: string[] = []
  const open = new Set<Socket>()
  let breaking = 0
  const breakNext = (times: number): void => {
    breaking = times
  }
  const breaks = (): boolean => {
    if (breaking === 0) return false
    breaking -= 1
    return true
  }
  const server = createServer((control) => {
    open.add(control)
    control.on('close', () => open.delete(control))
    control.on('error', () => undefined)
    new Session(control, { access, files, asked, breaks }).greet()
  })
  const port = await listening(server)
  after(() => {
    for (const socket of open) socket.destroy()
    server.close()
  })
  return { address: `127.0.0.1:${port}`, files, asked, breakNext }
}

interface Here {
  readonly access: FtpAccess
  readonly files: Map<string, string>
  readonly asked: string[]
  readonly breaks: () => boolean
}

class Session {
  readonly #control: Socket
  readonly #here: Here
  #user = ''
  #signedIn = false
  #folder = ''
  #renaming = ''
  #data: Promise<Socket> | null = null

  constructor(control: Socket, here: Here) {
    this.#control = control
    this.#here = here
  }

  greet(): void {
    this.#say(220, 'ready')
    let rest = ''
    let working = Promise.resolve()
    this.#control.on('data', (bytes) => {
      const lines = (rest + bytes.toString('utf8')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) working = working.then(() => this.#obey(line))
    })
  }

  #say(code: number, text: string): void {
    this.#control.write(`${code} ${text}\r\n`)
  }

  async #obey(line: string): Promise<void> {
    const [verb = '', ...words] = line.split(' ')
    const word = words.join(' ')
    this.#here.asked.push(verb === 'PASS' ? 'PASS' : line)
    if (verb === 'USER') return this.#take(word)
    if (verb === 'PASS') return this.#signIn(word)
    if (verb === 'QUIT') return void this.#control.end('221 bye\r\n')
    if (!this.#signedIn) return this.#say(530, 'not signed in')
    if (verb === 'CWD') return this.#enter(word)
    if (verb === 'EPSV') return await this.#openData()
    if (verb === 'STOR') return await this.#store(word)
    if (verb === 'RNFR') return this.#rename(word)
    if (verb === 'RNTO') return this.#renameTo(word)
    if (verb === 'LIST') return await this.#list()
    if (['TYPE', 'STRU', 'OPTS', 'PWD'].includes(verb)) return this.#say(200, '"/"')
    this.#say(502, 'not here')
  }

  #take(user: string): void {
    this.#user = user
    this.#say(331, 'and the password')
  }

  #signIn(password: string): void {
    const { access } = this.#here
    this.#signedIn = this.#user === access.user && password === access.password
    this.#say(this.#signedIn ? 230 : 530, this.#signedIn ? 'welcome' : 'not signed in')
  }

  #enter(folder: string): void {
    if (folder !== this.#here.access.folder) return void this.#say(550, 'no such folder')
    this.#folder = `${folder}/`
    this.#say(250, 'inside')
  }

  async #openData(): Promise<void> {
    const data = createServer()
    this.#data = new Promise((come) => data.once('connection', (socket) => (data.close(), come(socket))))
    this.#say(229, `Entering Extended Passive Mode (|||${await listening(data)}|)`)
  }

  async #store(path: string): Promise<void> {
    const socket = await this.#data
    if (!socket) return this.#say(425, 'no data connection')
    if (this.#here.breaks()) {
      socket.destroy()
      return this.#say(426, 'broken')
    }
    this.#say(150, 'go on')
    const parts: Buffer[] = []
    for await (const part of socket) parts.push(part as Buffer)
    this.#here.files.set(this.#folder + path, Buffer.concat(parts).toString('latin1'))
    this.#say(226, 'whole')
  }

  #rename(path: string): void {
    this.#renaming = this.#folder + path
    this.#say(this.#here.files.has(this.#renaming) ? 350 : 550, 'to what')
  }

  #renameTo(path: string): void {
    const content = this.#here.files.get(this.#renaming) ?? ''
    this.#here.files.delete(this.#renaming)
    this.#here.files.set(this.#folder + path, content)
    this.#say(250, 'renamed')
  }

  async #list(): Promise<void> {
    const socket = await this.#data
    this.#say(150, 'here')
    socket?.end([...this.#here.files.keys()].map((name) => `-rw-r--r-- 1 a a 1 Jan 1 00:00 ${name}\r\n`).join(''))
    this.#say(226, 'whole')
  }
}
