import { usualTempo, type Affixes, type Tempo } from '@cheyou/wedge'
import { useStored } from '../../../components/use-stored.ts'

/** How the scanner of this workstation types. */
export interface ScannerSettings extends Affixes {
  readonly tempo: ScannerTempo
}

/** By how slowly a scanner types; Bluetooth and remote desktops make it slower. */
export const tempos = {
  usual: usualTempo,
  slow: { ...usualTempo, medianMs: 50, longestMs: 150 },
} as const satisfies Readonly<Record<string, Tempo>>

export type ScannerTempo = keyof typeof tempos

const usual: ScannerSettings = { prefix: '', suffix: '', tempo: 'usual' }

const isText = (value: unknown): value is string => typeof value === 'string'

const isSettings = (value: unknown): value is ScannerSettings => {
  if (typeof value !== 'object' || value === null) return false
  const { prefix, suffix, tempo } = value as Partial<Record<keyof ScannerSettings, unknown>>
  return isText(prefix) && isText(suffix) && isText(tempo) && Object.hasOwn(tempos, tempo)
}

/** What was set for the scanner of this workstation. */
export const useScannerSettings = () => useStored('cheyou.console.scanner', usual, isSettings)
