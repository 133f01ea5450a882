/* A list of Linux's kind, written for this book: the kernel's names, in the fewest lines that work. */

/* As <stddef.h> has it: how far into a type a field of it lies. */
#define offsetof(type, member) __builtin_offsetof(type, member)

struct list_head {
	struct list_head *next, *prev;
};

#define LIST_POISON1 ((struct list_head *)0x00100100)
#define LIST_POISON2 ((struct list_head *)0x00200200)

#define LIST_HEAD_INIT(name) { &(name), &(name) }
#define LIST_HEAD(name) struct list_head name = LIST_HEAD_INIT(name)

static inline void INIT_LIST_HEAD(struct list_head *head)
{
	head->next = head;
	head->prev = head;
}

static inline void __list_add(struct list_head *fresh, struct list_head *prev, struct list_head *next)
{
	fresh->next = next;
	fresh->prev = prev;
	next->prev = fresh;
	prev->next = fresh;
}

static inline void list_add(struct list_head *fresh, struct list_head *head)
{
	__list_add(fresh, head, head->next);
}

static inline void list_add_tail(struct list_head *fresh, struct list_head *head)
{
	__list_add(fresh, head->prev, head);
}

static inline void __list_del(struct list_head *prev, struct list_head *next)
{
	prev->next = next;
	next->prev = prev;
}

static inline void list_del(struct list_head *entry)
{
	__list_del(entry->prev, entry->next);
	entry->next = LIST_POISON1;
	entry->prev = LIST_POISON2;
}

static inline int list_empty(const struct list_head *head)
{
	return head->next == head;
}

#define list_entry(ptr, type, member) \
	((type *)((char *)(ptr) - offsetof(type, member)))

#define list_for_each(pos, head) \
	for (pos = (head)->next; pos != (head); pos = pos->next)

#define list_for_each_safe(pos, n, head) \
	for (pos = (head)->next, n = pos->next; pos != (head); pos = n, n = pos->next)
