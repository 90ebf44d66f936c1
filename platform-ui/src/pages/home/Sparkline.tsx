import classes from './Figure.module.css';

/** A line without axes; each point says itself to whoever rests upon it. */
export function Sparkline({ values, label, say }: { values: number[]; label: string; say: (index: number) => string }) {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const range = most - least || 1;
  const x = (index: number) => (values.length < 2 ? 0 : (index / (values.length - 1)) * 100);
  const y = (value: number) => 30 - ((value - least) / range) * 28 - 1;
  const points = values.map((value, index) => `${x(index).toFixed(2)},${y(value).toFixed(2)}`);
  const step = values.length < 2 ? 100 : 100 / (values.length - 1);
  return (
    <svg className={classes.spark} viewBox="0 0 100 30" preserveAspectRatio="none" role="img" aria-label={`${label}: ${values.map((_value, index) => say(index)).join('; ')}`}>
      <polygon className={classes.area} points={`0,${y(0).toFixed(2)} ${points.join(' ')} 100,${y(0).toFixed(2)}`} />
      <polyline className={classes.stroke} points={points.join(' ')} vectorEffect="non-scaling-stroke" />
      {values.map((_value, index) => (
        <rect key={index} x={x(index) - step / 2} y="0" width={step} height="30" fill="transparent">
          <title>{say(index)}</title>
        </rect>
      ))}
    </svg>
  );
}
