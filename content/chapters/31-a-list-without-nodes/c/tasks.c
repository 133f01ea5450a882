/* Three tasks on two lists: what the room's program does, in C. */
#include "list.h"

struct task {
	long pid;
	long prio;
	struct list_head run;
};

LIST_HEAD(ready);
struct list_head waiting;

int printf(const char *format, ...);

static void show(const char *name, struct list_head *head)
{
	struct list_head *pos;

	printf("%s:", name);
	list_for_each(pos, head)
		printf(" %ld", list_entry(pos, struct task, run)->pid);
	printf("\n");
}

int main(void)
{
	struct task a = { .pid = 7 }, b = { .pid = 8 }, c = { .pid = 9 };
	struct list_head *pos, *n;

	INIT_LIST_HEAD(&waiting);
	list_add_tail(&a.run, &ready);
	list_add_tail(&b.run, &ready);
	list_add(&c.run, &ready);
	show("ready", &ready);

	list_del(&a.run);
	show("ready", &ready);

	list_for_each_safe(pos, n, &ready) {
		list_del(pos);
		list_add_tail(pos, &waiting);
	}
	show("ready", &ready);
	show("waiting", &waiting);
	printf("empty: %s\n", list_empty(&ready) ? "true" : "false");
	return 0;
}
