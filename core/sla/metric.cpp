#include "sla/metric.h"
