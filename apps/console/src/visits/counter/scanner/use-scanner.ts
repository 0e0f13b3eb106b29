import { createInbox, type Taken } from '@cheyou/wedge'
import { useEffect, useRef } from 'react'
import { listenForScans } from './listen-for-scans.ts'
import { tempos, useScannerSettings } from './use-scanner-settings.ts'

interface Scanning {
  /** Does the work of one scan; tells its own failures. */
  readonly onScan: (text: string) => Promise<void>
  /** A scan that was not looked up: a dialog asks something, or too many wait. */
  readonly onRefused: (why: Extract<Taken, 'asked' | 'full'>) => void
}

const isDialogOpen = (): boolean => document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null

/** Scans of this workstation, anywhere on the page, one look-up at a time. */
export function useScanner(scanning: Scanning): void {
  const [{ prefix, suffix, tempo }] = useScannerSettings()
  const latest = useRef(scanning)
  latest.current = scanning
  useEffect(() => {
    const inbox = createInbox((text) => latest.current.onScan(text), isDialogOpen)
    return listenForScans(window, {
      affixes: () => ({ prefix, suffix }),
      tempo: tempos[tempo],
      onScan(text) {
        const taken = inbox.take(text, performance.now())
        if (taken === 'asked' || taken === 'full') latest.current.onRefused(taken)
      },
    })
  }, [prefix, suffix, tempo])
}
