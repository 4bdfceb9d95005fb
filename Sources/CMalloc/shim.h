// What Swift's Glibc module leaves out of the C library: the allocator's settings.
#ifndef CDS_MALLOC_SHIM_H
#define CDS_MALLOC_SHIM_H

#include <malloc.h>

#endif
