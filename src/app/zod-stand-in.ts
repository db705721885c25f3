/** What the browser gets instead of the schema library. Contracts are evaluated in the browser for their
 *  method, path and field names only; checking is the server's work. This keeps the names and forgets the rest:
 *  `object` keeps `.shape`, `enum` keeps `.options`, everything else is a value that answers any call with itself.
 *  Asking it to check something is a mistake and says so. */
type Shape = Readonly<Record<string, unknown>>
type Call = (...given: readonly unknown[]) => unknown

const checks = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', 'decode', 'encode'])

function refuseToCheck(): never {
  throw new Error('Schemas check on the server. In a screen use a rule of rules/.')
}

/** Answers every property and every call with itself, but for the given ones. */
function inert(known: Readonly<Record<string, unknown>> = {}): unknown {
  const target: Call = () => standing
  const standing: unknown = new Proxy(target, {
    get(_target, name) {
      if (typeof name === 'symbol' || name === 'then' || name === 'toJSON') return undefined
      if (checks.has(name)) return refuseToCheck
      return name in known ? known[name] : inertMethod(standing)
    },
    apply: () => standing,
  })
  return standing
}

/** A method that gives the schema back, and namespaces like `z.coerce.number()` at the same time. */
function inertMethod(owner: unknown): unknown {
  const target: Call = () => owner
  return new Proxy(target, {
    get: (_target, name) => (typeof name === 'symbol' || name === 'then' ? undefined : inertMethod(owner)),
    apply: () => owner,
  })
}

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null
const shapeOf = (value: unknown): Shape => {
  const shape = (value as { readonly shape?: unknown }).shape
  return isShape(shape) ? shape : {}
}

function only(shape: Shape, names: unknown, keep: boolean): Shape {
  const listed = isShape(names) ? names : {}
  return Object.fromEntries(Object.entries(shape).filter(([name]) => name in listed === keep))
}

function object(given: unknown): unknown {
  const shape: Shape = isShape(given) ? given : {}
  const made: unknown = inert({
    shape,
    extend: (more: unknown) => object({ ...shape, ...(isShape(more) ? more : {}) }),
    safeExtend: (more: unknown) => object({ ...shape, ...(isShape(more) ? more : {}) }),
    merge: (other: unknown) => object({ ...shape, ...shapeOf(other) }),
    pick: (names: unknown) => object(only(shape, names, true)),
    omit: (names: unknown) => object(only(shape, names, false)),
    partial: () => object(shape),
    required: () => object(shape),
    strict: () => made,
    loose: () => made,
    refine: () => made,
    superRefine: () => made,
    check: () => made,
    meta: () => made,
    describe: () => made,
    keyof: () => choice(Object.keys(shape)),
  })
  return made
}

function choice(values: unknown): unknown {
  const options: readonly unknown[] = Array.isArray(values) ? values : Object.values(isShape(values) ? values : {})
  return inert({ options, enum: Object.fromEntries(options.map((value) => [String(value), value])) })
}

const made: Readonly<Record<string, unknown>> = {
  object,
  strictObject: object,
  looseObject: object,
  enum: choice,
  literal: (value: unknown) => inert({ value }),
}

/** Stands for `z` of zod in the browser. */
export const z: unknown = new Proxy(
  {},
  {
    get: (_target, name) => (typeof name === 'string' && name in made ? made[name] : inertMethod(inert())),
  },
)
