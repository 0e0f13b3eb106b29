import type { VisitMonth } from '@cheyou/contract'
import { figure, month, yuan } from '@cheyou/words'
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use as register } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useNavigate } from 'react-router'
import type { Palette } from '../theme/tokens.ts'
import { useMedia } from '../theme/use-media.ts'
import { usePalette } from '../theme/use-palette.ts'
import { addressOf } from './figure-words.ts'
import styles from './today.module.css'

register([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** Visits as bars and spend as a line; a bar opens its month. The table below it says the same, so it is hidden from who listens. */
export function MonthsChart({ rows }: { readonly rows: readonly VisitMonth[] }) {
  const place = useRef<HTMLDivElement>(null)
  const navigate = useNavigate()
  const palette = usePalette()
  const calm = useMedia('(prefers-reduced-motion: reduce)')
  useEffect(() => {
    if (!place.current) return
    const chart = init(place.current, null, { renderer: 'svg' })
    chart.setOption({ animation: !calm, ...optionsOf(rows, palette) })
    chart.on('click', ({ dataIndex }) => {
      const row = rows[dataIndex]
      if (row) void navigate(addressOf({ kind: 'visits', filter: { show: 'settled', from: row.from, to: row.to } }))
    })
    const watch = new ResizeObserver(() => chart.resize())
    watch.observe(place.current)
    return () => {
      watch.disconnect()
      chart.dispose()
    }
  }, [rows, palette, calm, navigate])
  return <div ref={place} className={styles.chart} aria-hidden="true" />
}

function optionsOf(rows: readonly VisitMonth[], palette: Palette) {
  const text = { color: palette.inkSoft }
  const lines = { lineStyle: { color: palette.hairline } }
  const wholeYuan = (fen: number) => yuan(Math.round(fen / 100) * 100)
  return {
    color: [palette.accentFill, palette.warn],
    grid: { left: 8, right: 8, top: 44, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: text, itemGap: 20 },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    xAxis: {
      type: 'category',
      data: rows.map(({ from }) => month(from)),
      axisLabel: { ...text, formatter: (name: string) => name.slice(name.indexOf('年') + 1) },
    },
    yAxis: [
      {
        type: 'value',
        axisLabel: { ...text, formatter: figure },
        splitLine: lines,
        minInterval: 1,
      },
      { type: 'value', axisLabel: { ...text, formatter: wholeYuan }, splitLine: { show: false } },
    ],
    series: [
      { name: '到店（次）', type: 'bar', barMaxWidth: 28, data: rows.map(({ visits }) => visits), cursor: 'pointer' },
      {
        name: '客户付',
        type: 'line',
        yAxisIndex: 1,
        data: rows.map(({ fen }) => fen),
        tooltip: { valueFormatter: (fen: unknown) => yuan(Number(fen)) },
      },
    ],
  }
}
