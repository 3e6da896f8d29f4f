#include "sla/rulebook.h"
