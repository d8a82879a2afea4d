/** The module that all functions of WASI preview 1 are imported from. */
export const wasiModule = "wasi_snapshot_preview1";

/**
 * What Go 1.24 to 1.26 can ask a WASI host for: every `//go:wasmimport wasi_snapshot_preview1` of its `runtime` and
 * `syscall` packages. A plugin that asks for anything else is not loaded. Those that `open.ts` doesn't answer are refused
 * when they are called: a module asks for files as soon as its code could open one.
 */
export const wasiNames: readonly string[] = [
  ...["args_get", "args_sizes_get", "environ_get", "environ_sizes_get", "clock_time_get", "random_get"],
  ...["proc_exit", "sched_yield", "poll_oneoff", "sock_accept", "sock_shutdown"],
  ...["fd_close", "fd_fdstat_get", "fd_fdstat_set_flags", "fd_fdstat_set_rights", "fd_filestat_get"],
  ...["fd_filestat_set_size", "fd_pread", "fd_prestat_dir_name", "fd_prestat_get", "fd_pwrite", "fd_read"],
  ...["fd_readdir", "fd_seek", "fd_sync", "fd_write"],
  ...["path_create_directory", "path_filestat_get", "path_filestat_set_times", "path_link", "path_open"],
  ...["path_readlink", "path_remove_directory", "path_rename", "path_symlink", "path_unlink_file"],
];
