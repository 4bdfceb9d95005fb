// The part of libcrypto that Swift uses: digests.
#ifndef CDS_CRYPTO_SHIM_H
#define CDS_CRYPTO_SHIM_H

#include <openssl/evp.h>

#endif
