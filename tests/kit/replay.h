/*
 * replay.h - main() of a fuzz target that libFuzzer does not drive: each file named
 * on the command line is one input.  Included last, by one file of a target.
 */
#ifndef REPLAY_H
#define REPLAY_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include "base/buf.h"
#include "base/file.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#ifndef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
int
main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) {
		struct buf b = BUF_INIT;

		if (!file_read(&b, argv[i], 0, NULL)) {
			fprintf(stderr, "cannot read %s\n", argv[i]);
			return 1;
		}
		LLVMFuzzerTestOneInput((const uint8_t *)buf_cstr(&b), b.len);
		buf_release(&b);
	}
	return 0;
}
#endif

#endif
