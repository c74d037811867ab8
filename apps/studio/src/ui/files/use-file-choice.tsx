import { type DragEvent, type ReactNode, useRef, useState } from 'react';

interface FileChoice {
  /** The hidden field; to be put somewhere beside what opens it. */
  readonly field: ReactNode;
  readonly choose: () => void;
  /** For whatever files may be dropped on: a shortcut of the mouse for `choose`. */
  readonly drop: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: () => void;
    readonly onDrop: (event: DragEvent) => void;
  };
  /** Whether something is held over it. */
  readonly over: boolean;
}

interface FileChoiceOptions {
  readonly accept?: string;
  /** What the field is called. */
  readonly label: string;
  readonly several?: boolean;
  /** Whole folders are chosen, with the files in them. */
  readonly folder?: boolean;
  readonly disabled?: boolean;
  /** At least one; the same file may be chosen again. */
  readonly onFiles: (files: readonly [File, ...File[]]) => void;
}

/** Files that are chosen by a button or dropped. */
export function useFileChoice({
  accept,
  label,
  several = false,
  folder = false,
  disabled = false,
  onFiles,
}: FileChoiceOptions): FileChoice {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const [first, ...more] = list ?? [];
    if (first !== undefined && !disabled) onFiles(several || folder ? [first, ...more] : [first]);
  };
  return {
    field: (
      <input
        ref={(element) => {
          input.current = element;
          // Not among React's attributes: every browser knows it all the same.
          if (folder) element?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        accept={accept}
        multiple={several || folder}
        className="hidden"
        aria-label={label}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    ),
    choose: () => input.current?.click(),
    drop: {
      onDragOver: (event) => {
        event.preventDefault();
        setOver(!disabled);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      },
    },
    over,
  };
}
