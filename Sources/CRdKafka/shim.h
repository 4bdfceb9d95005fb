// librdkafka as Swift sees it. Only what Swift cannot reach by itself is added here.
#ifndef CDS_RDKAFKA_SHIM_H
#define CDS_RDKAFKA_SHIM_H

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

// rd_kafka_producev is variadic, which Swift does not import. The value is copied. Takes ownership of the
// headers when it succeeds. A null value is a tombstone, a value of length 0 an empty message.
static inline rd_kafka_resp_err_t cds_rd_kafka_produce(
    rd_kafka_t *client, const char *topic, int32_t partition, const void *key, size_t key_length,
    const void *value, size_t value_length, rd_kafka_headers_t *headers)
{
    return rd_kafka_producev(
        client, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_PARTITION(partition), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_KEY((void *)key, key_length), RD_KAFKA_V_VALUE((void *)value, value_length),
        RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_END);
}

#endif
