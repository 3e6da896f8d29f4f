#include "sla/matching.h"
