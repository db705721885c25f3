/** Starts the browser app: who is here, in which language, then the screen. */
import './ui/styles.ts'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { rememberColours } from './colours.ts'
import { queries } from './reading.ts'
import { router } from './router.tsx'
import { begin } from './start.ts'
import { NoServer } from './ui/NoServer.tsx'
import { NoticesProvider } from './ui/Notices.tsx'
import { theme } from './ui/theme.ts'
import { useWordsVersion } from './words.ts'

function App() {
  const words = useWordsVersion()
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto" colorSchemeManager={rememberColours}>
      <QueryClientProvider client={queries}>
        <NoticesProvider key={words}>
          <RouterProvider router={router} />
        </NoticesProvider>
      </QueryClientProvider>
    </MantineProvider>
  )
}

const place = document.getElementById('app')
if (!place) throw new Error('index.html has no place for the app')
const root = createRoot(place)

begin().then(
  () => root.render(<App />),
  () => root.render(<NoServer again={() => location.reload()} />),
)

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register('/service-worker.js').catch(() => undefined) // without it the app works, but not offline
  // an address that changed while there was no network is told now
  navigator.serviceWorker.ready.then(({ active }) => active?.postMessage('address'))
}
