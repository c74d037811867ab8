/** Rehearsed calls, as text. */
declare module '*.call?raw' {
  const text: string;
  export default text;
}
