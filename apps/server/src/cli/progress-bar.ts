import { Presets, SingleBar } from 'cli-progress'
import type { ImportProgress } from '../areas/visits/dms/index.ts'
import { terminal } from './terminal.ts'

const labels: Record<ImportProgress['phase'], string> = {
  read: '读取文件',
  customers: '客户',
  vehicles: '车辆',
  members: '入会',
  orders: '工单',
}

/** A bar on standard error, one after the other for each phase; `stop` when the work ends, well or not. */
export function progressBar(): { show(progress: ImportProgress): void; stop(): void } {
  let bar: SingleBar | null = null
  let phase: ImportProgress['phase'] | null = null
  const stop = (): void => {
    bar?.stop()
    bar = null
  }
  return {
    show(progress) {
      if (progress.phase !== phase || !bar) {
        stop()
        phase = progress.phase
        bar = new SingleBar(
          {
            format: `${labels[phase]} [{bar}] {percentage}% {value}/{total}`,
            stream: terminal().err,
            noTTYOutput: true,
          },
          Presets.shades_classic,
        )
        bar.start(progress.total, progress.done)
      }
      bar.update(progress.done)
    },
    stop,
  }
}
