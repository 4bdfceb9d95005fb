// libcurl as Swift sees it. Options are set and asked for by variadic functions, which Swift does not import: here is one
// function for each type of value.
#ifndef CDS_CURL_SHIM_H
#define CDS_CURL_SHIM_H

#include <curl/curl.h>

// Takes bytes of an answer; another number than size * count ends the transfer.
typedef size_t (*cds_curl_receiver)(char *bytes, size_t size, size_t count, void *context);

// Readies the library, once in a process, before it has a second thread that uses it.
static inline CURLcode cds_curl_start(void)
{
    return curl_global_init(CURL_GLOBAL_DEFAULT);
}

static inline CURLcode cds_curl_set_number(CURL *handle, CURLoption option, long value)
{
    return curl_easy_setopt(handle, option, value);
}

// The text is copied.
static inline CURLcode cds_curl_set_text(CURL *handle, CURLoption option, const char *value)
{
    return curl_easy_setopt(handle, option, value);
}

// The list has to stay until the handle is no longer used.
static inline CURLcode cds_curl_set_list(CURL *handle, CURLoption option, struct curl_slist *value)
{
    return curl_easy_setopt(handle, option, value);
}

// What is pointed to has to stay until the handle is no longer used.
static inline CURLcode cds_curl_set_pointer(CURL *handle, CURLoption option, void *value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode cds_curl_set_receiver(CURL *handle, CURLoption option, cds_curl_receiver value)
{
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode cds_curl_set_progress(CURL *handle, curl_xferinfo_callback value)
{
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, value);
}

// The status of the answer; 0 before there is one.
static inline long cds_curl_status(CURL *handle)
{
    long status = 0;
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0;
}

#endif
