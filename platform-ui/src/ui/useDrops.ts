import { useEffect, useRef, useState } from 'react';

/** Takes files that are dropped anywhere on the page, or pasted; answers whether some are held above it. */
export function useDrops(onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;

  useEffect(() => {
    // entering a child is told before leaving its parent
    let depth = 0;
    const has = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true && document.querySelector('[role=dialog]') === null;
    const enter = (event: DragEvent) => {
      if (has(event)) {
        depth++;
        setOver(true);
      }
    };
    const leave = (event: DragEvent) => {
      if (has(event) && --depth <= 0) {
        depth = 0;
        setOver(false);
      }
    };
    const over = (event: DragEvent) => {
      if (has(event)) {
        event.preventDefault();
      }
    };
    const drop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (has(event)) {
        event.preventDefault();
        take.current([...event.dataTransfer!.files]);
      }
    };
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      // what is copied from a text has its words beside the picture of them
      if (files.length > 0 && event.clipboardData?.getData('text/plain') === '' && document.querySelector('[role=dialog]') === null) {
        event.preventDefault();
        take.current(files.map(named));
      }
    };
    document.addEventListener('dragenter', enter);
    document.addEventListener('dragleave', leave);
    document.addEventListener('dragover', over);
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('dragenter', enter);
      document.removeEventListener('dragleave', leave);
      document.removeEventListener('dragover', over);
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, []);
  return isOver;
}

/** Pictures of the screen are all called image.png. */
function named(file: File): File {
  const now = new Date();
  const moment = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return /^image\.\w+$/.test(file.name) ? new File([file], file.name.replace('.', ` ${moment}.`), { type: file.type }) : file;
}
