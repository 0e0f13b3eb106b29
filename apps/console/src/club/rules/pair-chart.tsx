import { BarChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { usePalette } from '../../theme/use-palette.ts'
import { useMedia } from '../../theme/use-media.ts'
import styles from './rules.module.css'

register([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

interface PairChartProps {
  readonly columns: readonly [string, string]
  readonly rows: readonly { readonly name: string; readonly before: number; readonly after: number }[]
}

/** Bars of two versions beside each other. The table below it says the same, so it is hidden from who listens. */
export function PairChart({ columns, rows }: PairChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const palette = usePalette()
  const calm = useMedia('(prefers-reduced-motion: reduce)')
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current, null, { renderer: 'svg' })
    const text = { color: palette.inkSoft }
    chart.setOption({
      animation: !calm,
      color: [palette.inkSoft, palette.accentFill],
      grid: { left: 8, right: 8, top: 40, bottom: 8, containLabel: true },
      legend: { top: 0, textStyle: text },
      tooltip: { trigger: 'axis', renderMode: 'richText' },
      xAxis: { type: 'category', data: rows.map(({ name }) => name), axisLabel: text },
      yAxis: { type: 'value', axisLabel: text, splitLine: { lineStyle: { color: palette.hairline } } },
      series: [
        { name: columns[0], type: 'bar', data: rows.map(({ before }) => before) },
        { name: columns[1], type: 'bar', data: rows.map(({ after }) => after) },
      ],
    })
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [columns, rows, palette, calm])
  return <div ref={place} className={styles.chart} aria-hidden="true" />
}
