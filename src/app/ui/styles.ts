/** Styles of the first page. Every other Mantine part imports its own sheet where it is used. */
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Button.css'
import './tokens.css'
import './mantine.css'
import './ui.css'
