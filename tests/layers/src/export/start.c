/* must break: process */
#include <sys/syscall.h>
#include <unistd.h>

long
export_start(const char *path, const char *const *argv)
{
	return syscall(SYS_execve, path, argv, argv);
}
