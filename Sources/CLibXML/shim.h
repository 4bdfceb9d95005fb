// The parts of libxml2 that Swift uses: its HTML and XML parsers and the tree that they make.
#ifndef CDS_LIBXML_SHIM_H
#define CDS_LIBXML_SHIM_H

// Debian builds libxml2 with ICU, whose headers would clash with those of Foundation. Without them only fields at the
// end of a structure are missing that nobody here touches.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>

#endif
