import { useComputedColorScheme } from '@mantine/core';
import { BarChart, LineChart, PieChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useReducedMotion } from '@mantine/hooks';
import { HUES } from '../ui/hues';
import classes from './Drawing.module.css';

use([BarChart, LineChart, PieChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

interface Props {
  mode: 'bar' | 'line' | 'pie';
  labels: string[];
  series: { name: string; values: number[] }[];
  colours: string[];
  isTime: boolean;
  say: (value: number | undefined, currency: string) => string;
  onChoose: (index: number) => void;
}

/** The drawing alone; all that it says stands in the table beside it. */
export function Drawing({ mode, labels, series, colours, isTime, say, onChoose }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  const choose = useRef(onChoose);
  choose.current = onChoose;
  const scheme = useComputedColorScheme();
  const isStill = useReducedMotion();

  useEffect(() => {
    const drawn = init(place.current!, undefined, { renderer: 'svg' });
    chart.current = drawn;
    drawn.on('click', (event) => choose.current(event.dataIndex));
    const size = new ResizeObserver(() => drawn.resize());
    size.observe(place.current!);
    return () => {
      size.disconnect();
      drawn.dispose();
    };
  }, []);

  useEffect(() => {
    const token = getComputedStyle(document.documentElement);
    const of = (name: string) => token.getPropertyValue(name).trim();
    const [text, line, page, font] = [of('--text-2'), of('--line'), of('--page'), getComputedStyle(document.body).fontFamily];
    const accent = of(scheme === 'dark' ? '--mantine-color-accent-4' : '--accent');
    const plain = { color: text, fontFamily: font, fontSize: 12 };
    const isOne = series.length < 2;
    // names stand upright where there is room for them
    const room = (place.current!.clientWidth - 60) / Math.max(labels.length, 1);
    const short = new Intl.NumberFormat(document.documentElement.lang || 'en', { notation: 'compact', maximumFractionDigits: 1 });
    const tooltip = {
      // what is told as markup carries styles, which the policy of the page forbids
      renderMode: 'richText' as const,
      confine: true,
      backgroundColor: page,
      borderColor: of('--line-2'),
      borderWidth: 1,
      textStyle: { ...plain, color: of('--text') },
    };
    const legend = isOne ? undefined : { show: true, top: 0, textStyle: plain, icon: 'circle' };
    chart.current?.setOption(
      mode === 'pie'
        ? {
            animation: !isStill,
            animationDuration: 150,
            tooltip: { ...tooltip, trigger: 'item', formatter: (at: { name: string; value: number; percent: number }) => `${at.name}\n${say(at.value, series[0]?.name ?? '')}  (${at.percent} %)` },
            series: [
              {
                type: 'pie',
                radius: ['46%', '74%'],
                itemStyle: { borderColor: page, borderWidth: 2 },
                // where there is no room for names, the table has them
                label: { ...plain, show: place.current!.clientWidth > 480, overflow: 'truncate', width: 110 },
                labelLine: { lineStyle: { color: line } },
                data: labels.map((name, index) => ({ name, value: Math.max(series[0]?.values[index] ?? 0, 0), itemStyle: { color: colours[index] } })),
              },
            ],
          }
        : {
            animation: !isStill,
            animationDuration: 150,
            legend,
            tooltip: {
              ...tooltip,
              trigger: 'axis',
              axisPointer: { type: mode === 'bar' ? 'shadow' : 'line' },
              formatter: (at: { name: string; value: number; seriesName: string }[]) => [at[0]?.name ?? '', ...at.map((each) => say(each.value, each.seriesName))].join('\n'),
            },
            grid: { left: 8, right: 12, top: isOne ? 14 : 34, bottom: 8, containLabel: true },
            xAxis: {
              type: 'category',
              data: labels,
              axisTick: { show: false },
              axisLine: { lineStyle: { color: of('--line-2') } },
              axisLabel: { ...plain, hideOverlap: true, interval: isTime ? 'auto' : 0, rotate: !isTime && room < 74 ? 38 : 0, overflow: 'truncate', width: isTime ? undefined : Math.max(room - 6, 90) },
            },
            yAxis: { type: 'value', axisLabel: { ...plain, formatter: (value: number) => short.format(value) }, splitLine: { lineStyle: { color: line } } },
            series: series.map(({ name, values }, at) =>
              mode === 'bar'
                ? {
                    name,
                    type: 'bar',
                    barMaxWidth: 44,
                    itemStyle: { borderRadius: [4, 4, 0, 0], color: isTime || !isOne ? (at === 0 ? accent : HUES[(at + 1) % HUES.length]) : undefined },
                    data: isTime || !isOne ? values : values.map((value, index) => ({ value, itemStyle: { color: colours[index] } })),
                  }
                : {
                    name,
                    type: 'line',
                    symbolSize: 7,
                    showSymbol: values.length < 60,
                    color: at === 0 ? accent : HUES[(at + 1) % HUES.length],
                    lineStyle: { width: 2 },
                    areaStyle: isOne ? { opacity: 0.08 } : undefined,
                    data: values,
                  },
            ),
          },
      { notMerge: true },
    );
  }, [mode, labels, series, colours, isTime, say, scheme, isStill]);

  return <div ref={place} className={classes.drawing} aria-hidden="true" />;
}
