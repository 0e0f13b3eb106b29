import { useStored } from '../../../components/use-stored.ts'
import { isPaperChoice, type PaperChoice } from './paper.ts'

/** What this workstation prints receipts on. */
export const usePaper = () => useStored<PaperChoice>('cheyou.console.receipt-paper', 'wide', isPaperChoice)
