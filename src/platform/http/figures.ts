/** Figures for Prometheus: requests by route and status, time taken, memory. No personal data, no addresses. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export interface Figures {
  /** Starts a stopwatch; call the answer when the request is done. */
  start(): (method: string, route: string, status: number) => void
  text(): Promise<string>
}

export function makeFigures(): Figures {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'komunigi_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'komunigi_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  })
  return {
    start() {
      const from = performance.now()
      return (method, route, status) => {
        requests.inc({ method, route, status: String(status) })
        seconds.observe({ route }, (performance.now() - from) / 1000)
      }
    },
    text: () => registry.metrics(),
  }
}
